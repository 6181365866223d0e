/** Where the build puts the lists of tokens: files of their own, which no page asks for by itself. */
import cl100k from 'gpt-tokenizer/bpeRanks/cl100k_base?url';
import o200k from 'gpt-tokenizer/bpeRanks/o200k_base?url';
import gpt2 from 'gpt-tokenizer/bpeRanks/r50k_base?url';
import type { EncodingName } from './encodings';

const urls: Readonly<Record<EncodingName, string>> = { gpt2, cl100k, o200k };

/** As a worker needs it, which may lie elsewhere than the page. */
export const ranksUrl = (name: EncodingName): string => new URL(urls[name], document.baseURI).href;
