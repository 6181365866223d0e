/** The opening of “A Scandal in Bohemia” by Arthur Conan Doyle, 1891, in the public domain. */
export { default as scandal } from './scandal.txt?raw';
