// Makes the search index beside the built pages.
import { createIndex } from 'pagefind';

const site = process.env.OUT_DIR ?? 'dist';
const { index } = await createIndex({});
const { page_count } = await index.addDirectory({ path: site });
await index.writeFiles({ outputPath: `${site}/pagefind` });
console.log(`search index: ${page_count} pages`);
process.exit(0);
