/** The public functions of the engine, read from its source with the TypeScript parser: what index.ts exports, and the methods of Tensor floor by floor.
 *  Nothing is listed by hand, so nothing can be forgotten. */
import ts from 'typescript';
import { docstring, type Docstring } from './docstring';
import { sourceOf, sources } from './sources';

export interface ApiEntry {
  /** Anchor on the page: 'Tensor.softmax', 'arange'. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'method' | 'property' | 'function' | 'value' | 'class' | 'type';
  /** As it is called: `x.softmax(dim: number): Tensor`; a type in full. */
  readonly signature: string;
  readonly doc: Docstring | undefined;
  readonly file: string;
  readonly line: number;
  /** Its own body has a `throw`, or calls a function of the engine whose body has one. */
  readonly throwsItself: boolean;
  /** The operation it writes on the tape. */
  readonly operation: string | undefined;
}

/** The entries of one file, or of one folder of small files. */
export interface ApiFamily {
  readonly id: string;
  readonly title: string;
  /** What holds for all of them. */
  readonly doc: Docstring | undefined;
  readonly entries: readonly ApiEntry[];
}

type Declaration = ts.Node & { readonly name?: ts.Node };
const parsed = new Map<string, ts.SourceFile>();

export function parsedFile(path: string): ts.SourceFile {
  const known = parsed.get(path) ?? ts.createSourceFile(path, sourceOf(path), ts.ScriptTarget.Latest, true);
  parsed.set(path, known);
  return known;
}

/** The families in the order a reader meets them: Tensor from its ground floor up, then the functions in the order of index.ts. */
export function api(): ApiFamily[] {
  const families = new Map<string, { doc: Docstring | undefined; entries: ApiEntry[] }>();
  const family = (file: string, doc?: Docstring) => {
    const key = familyOf(file);
    const found = families.get(key) ?? { doc: doc ?? headerOf(file), entries: [] };
    families.set(key, found);
    return found;
  };
  const exported = exportsOf('index.ts');
  const tensor = exported.find(({ name }) => name === 'Tensor');
  if (tensor) {
    const floors = floorsOf(tensor.file, 'Tensor');
    for (const { file, floor } of floors.toReversed())
      family(file, docOf(floor)).entries.push(...membersOf(floor, file, floors.map((f) => f.floor))); // prettier-ignore
  }
  for (const { name, file, declaration } of exported)
    if (name !== 'Tensor') family(file).entries.push(entryOf(name, file, declaration));
  return [...families].map(([key, family]) => ({
    id: `in-${key.replaceAll('/', '-')}`,
    title: titleOf(key),
    ...family,
  }));
}

/** Names that index.ts exports, each with the file and the node that declares it. */
export function exportsOf(file: string): { name: string; file: string; declaration: Declaration }[] {
  return parsedFile(file).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier) {
      const from = resolved(file, (statement.moduleSpecifier as ts.StringLiteral).text);
      if (!statement.exportClause) return exportsOf(from);
      if (!ts.isNamedExports(statement.exportClause)) return [];
      return statement.exportClause.elements.map((element) => {
        const original = (element.propertyName ?? element.name).text;
        return { ...declarationOf(from, original), name: element.name.text };
      });
    }
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword); // prettier-ignore
    return isExported ? declared(statement).map(({ name, node }) => ({ name, file, declaration: node })) : [];
  });
}

function declarationOf(file: string, name: string): { file: string; declaration: Declaration } {
  for (const statement of parsedFile(file).statements) {
    const found = declared(statement).find((one) => one.name === name);
    if (found) return { file, declaration: found.node };
  }
  const again = exportsOf(file).find((one) => one.name === name);
  if (!again) throw new Error(`src/tensor/${file} declares no ${name}, which index.ts exports.`);
  return again;
}

/** Names of the members of an interface. */
export function interfaceMembers(file: string, name: string): string[] {
  const { declaration } = declarationOf(file, name);
  return ts.isInterfaceDeclaration(declaration) ? declaration.members.map((m) => m.name?.getText() ?? '') : [];
}

function declared(statement: ts.Statement): { name: string; node: Declaration }[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((node) => ({ name: node.name.getText(), node }));
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name ? [{ name: statement.name.text, node: statement }] : [];
}

/** Tensor and the classes it extends, from the top down to the ground. */
function floorsOf(file: string, name: string): { file: string; floor: ts.ClassDeclaration }[] {
  const { file: at, declaration } = declarationOf(file, name);
  if (!ts.isClassDeclaration(declaration)) return [];
  const base = declaration.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  const baseName = base?.expression.getText();
  const importing = parsedFile(at).statements.find(
    (s): s is ts.ImportDeclaration =>
      ts.isImportDeclaration(s) && new RegExp(`\\b${baseName}\\b`).test(s.importClause?.getText() ?? ''),
  );
  const below = baseName && importing ? floorsOf(resolved(at, (importing.moduleSpecifier as ts.StringLiteral).text), baseName) : []; // prettier-ignore
  return [{ file: at, floor: declaration }, ...below];
}

/** Public members; one that is only promised here (abstract) stands where it is kept, with the words it was promised in. */
function membersOf(floor: ts.ClassDeclaration, file: string, all: readonly ts.ClassDeclaration[]): ApiEntry[] {
  const members = floor.members.filter(isPublic);
  return members.flatMap((member): ApiEntry[] => {
    const name = member.name!.getText();
    const doc = docOf(member) ?? docOf(all.flatMap((f) => [...f.members]).find((m) => m.name?.getText() === name && docOf(m))); // prettier-ignore
    const common = { id: `Tensor.${name}`, name, doc, file, ...whereAndHow(member) };
    if (ts.isMethodDeclaration(member))
      return [
        { ...common, kind: 'method', signature: `${isStatic(member) ? 'Tensor' : 'x'}.${name}${callOf(member)}` },
      ];
    const type = ts.isGetAccessor(member) || ts.isPropertyDeclaration(member) ? member.type?.getText() : undefined;
    return doc && type ? [{ ...common, kind: 'property', signature: `x.${name}: ${type}` }] : [];
  });
}

const has = (node: ts.Node, kind: ts.SyntaxKind) =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);
const isStatic = (node: ts.Node) => has(node, ts.SyntaxKind.StaticKeyword);
const isPublic = (member: ts.ClassElement) =>
  member.name !== undefined &&
  !ts.isPrivateIdentifier(member.name) &&
  !ts.isSetAccessor(member) &&
  ![ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.AbstractKeyword].some((kind) =>
    has(member, kind),
  ) &&
  !/@internal\b/.test(commentOf(member) ?? '');

function entryOf(name: string, file: string, node: Declaration): ApiEntry {
  const common = { id: name, name, doc: docOf(node), file, ...whereAndHow(node) };
  if (ts.isFunctionDeclaration(node)) return { ...common, kind: 'function', signature: `${name}${callOf(node)}` };
  if (ts.isVariableDeclaration(node)) {
    const { initializer, type } = node;
    if (initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)))
      return { ...common, kind: 'function', signature: `${name}${callOf(initializer)}` };
    return { ...common, kind: 'value', signature: type ? `${name}: ${type.getText()}` : name };
  }
  const whole = node.getText().replace(/^(export |declare )+/, '');
  if (ts.isClassDeclaration(node)) return { ...common, kind: 'class', signature: `${whole.split('{')[0]!.trim()}` };
  return { ...common, kind: 'type', signature: whole };
}

/** `<T>(a: T, b = 1): T`, on one line; the `this` of a method is the tensor it is called on. */
function callOf(node: ts.SignatureDeclaration): string {
  const generics = node.typeParameters ? `<${node.typeParameters.map((p) => p.getText()).join(', ')}>` : '';
  const params = node.parameters.filter((p) => p.name.getText() !== 'this').map((p) => p.getText());
  return `${generics}(${params.join(', ')})${node.type ? `: ${node.type.getText()}` : ''}`.replace(/\s+/g, ' ');
}

function whereAndHow(node: ts.Node): Pick<ApiEntry, 'line' | 'throwsItself' | 'operation'> {
  const file = node.getSourceFile();
  let throwsItself = false;
  const walk = (part: ts.Node): void => {
    if (ts.isTryStatement(part) && part.catchClause) return; // what is caught is not thrown
    const called = ts.isCallExpression(part) && ts.isIdentifier(part.expression) ? part.expression.text : undefined;
    if (ts.isThrowStatement(part) || (called && throwers().has(called))) throwsItself = true;
    ts.forEachChild(part, walk);
  };
  if (!ts.isClassDeclaration(node)) walk(node);
  return {
    line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
    throwsItself,
    operation: /\.apply\(\s*'(\w+)'/.exec(node.getText())?.[1],
  };
}

let found: ReadonlySet<string> | undefined;

/** Functions of the engine that check what they are given: their own body has a `throw`. */
function throwers(): ReadonlySet<string> {
  found ??= new Set(
    [...sources.keys()].flatMap((path) =>
      parsedFile(path)
        .statements.filter((statement) => ts.isFunctionDeclaration(statement))
        .filter((statement) => /^\s*(if \(.*\)\s*)?throw /m.test(statement.getText()))
        .map((statement) => statement.name?.text ?? ''),
    ),
  );
  return found;
}

/** The comment right before a declaration. */
function commentOf(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  const whole = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  const text = whole.getSourceFile().text;
  const found = ts.getLeadingCommentRanges(text, whole.getFullStart())?.map(({ pos, end }) => text.slice(pos, end));
  return found?.findLast((comment) => comment.startsWith('/**'));
}

function docOf(node: ts.Node | undefined): Docstring | undefined {
  const comment = commentOf(node);
  return comment === undefined ? undefined : docstring(comment);
}

/** The comment a file opens with, when it is the file's and not its first declaration's. */
function headerOf(file: string): Docstring | undefined {
  const header = /^\s*(\/\*\*[\s\S]*?\*\/)\s*\n(?=\s*(?:import|\n|\/\*\*|\/\/))/.exec(sourceOf(file))?.[1];
  return header === undefined ? undefined : docstring(header);
}

/** The floors of Tensor are a file each; another folder is one family. */
function familyOf(file: string): string {
  const folder = file.split('/').slice(0, -1).join('/');
  return folder === '' || folder === 'methods' ? file.replace(/\.ts$/, '') : folder;
}

/** 'methods/elementwise' → 'Elementwise', 'svd' → 'SVD'. */
function titleOf(key: string): string {
  const name = key.split('/').at(-1)!;
  return name.length <= 3 ? name.toUpperCase() : name[0]!.toUpperCase() + name.slice(1);
}

function resolved(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  const path = parts.join('/').replace(/\.(js|ts)$/, '');
  const file = [`${path}.ts`, `${path}/index.ts`].find((candidate) => sources.has(candidate));
  if (!file) throw new Error(`src/tensor/${from} imports ${specifier}, which is not there.`);
  return file;
}
