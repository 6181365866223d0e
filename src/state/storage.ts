/** What is kept on the reader's device, and nowhere else. Storage may be denied, full or broken: then things are remembered until the page closes. */

const prefix = 'unmasked:';
const fallback = new Map<string, string>();

export interface Remembered {
  read(): string | undefined;
  /** False when the value will be forgotten with the page. */
  write(value: string): boolean;
  forget(): void;
}

export function remembered(name: string): Remembered {
  const key = prefix + name;
  return {
    read() {
      try {
        return localStorage.getItem(key) ?? fallback.get(key);
      } catch {
        return fallback.get(key);
      }
    },
    write(value) {
      fallback.set(key, value);
      try {
        localStorage.setItem(key, value);
        return true;
      } catch {
        return false;
      }
    },
    forget() {
      fallback.delete(key);
      try {
        localStorage.removeItem(key);
      } catch {
        // denied storage has nothing to forget
      }
    },
  };
}
