/** Typed arrays that grow: amortised constant cost for each item, no boxed numbers. */

type Items = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

export interface Growing<T extends Items> {
  /** Longer than `length`, and replaced as it grows. */
  readonly items: T;
  readonly length: number;
  push(item: number): void;
  /** Puts items at the end. */
  append(items: ArrayLike<number>): void;
  /** Makes room for so many more items and counts them in; returns where they begin. */
  extend(count: number): number;
  /** The items so far, without copying; stale after the next change. */
  view(): T;
}

class GrowingArray<T extends Items> implements Growing<T> {
  items: T;
  length = 0;
  readonly #create: (buffer: ArrayBuffer) => T;

  constructor(create: (buffer: ArrayBuffer) => T, capacity: number) {
    this.#create = create;
    this.items = create(new ArrayBuffer(capacity * create(new ArrayBuffer(0)).BYTES_PER_ELEMENT));
  }

  push(item: number): void {
    if (this.length === this.items.length) this.#grow(this.length + 1);
    this.items[this.length] = item;
    this.length += 1;
  }

  append(items: ArrayLike<number>): void {
    const start = this.extend(items.length);
    this.items.set(items, start);
  }

  extend(count: number): number {
    const start = this.length;
    if (start + count > this.items.length) this.#grow(start + count);
    this.length = start + count;
    return start;
  }

  view(): T {
    return this.items.subarray(0, this.length) as T;
  }

  #grow(needed: number): void {
    const capacity = Math.max(needed, this.items.length * 2, 64);
    const bytes = capacity * this.items.BYTES_PER_ELEMENT;
    // A copy, not `transfer`: views that were handed out must stay as they are.
    const grown = this.#create(new ArrayBuffer(bytes));
    grown.set(this.items.subarray(0, this.length));
    this.items = grown;
  }
}

/** Bytes. */
export function createByteList(capacity = 0): Growing<Uint8Array<ArrayBuffer>> {
  return new GrowingArray((buffer) => new Uint8Array(buffer), capacity);
}

/** UTF-16 units, and other numbers of 16 bits. */
export function createUnitList(capacity = 0): Growing<Uint16Array<ArrayBuffer>> {
  return new GrowingArray((buffer) => new Uint16Array(buffer), capacity);
}

/** Numbers of 32 bits. */
export function createNumberList(capacity = 0): Growing<Uint32Array<ArrayBuffer>> {
  return new GrowingArray((buffer) => new Uint32Array(buffer), capacity);
}
