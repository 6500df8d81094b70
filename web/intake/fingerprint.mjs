// Whether a file still holds the bytes that were read: not every browser notices that it was changed meanwhile.

const block = 1 << 20; // bytes that have one mark
const start = 2166136261, prime = 16777619; // FNV-1a

/** Good against change, not against forgery. The same for the same bytes, whatever the pieces in which they come. */
export class Fingerprint {
  size = 0;
  /** One for each block; each follows from all bytes before it. */
  marks = [];
  /** Four sums, because one would wait for itself at every byte. The first of them is the next one's turn. */
  #sums = [start, start, start, start];

  take(bytes) {
    for (let from = 0; from < bytes.length; ) {
      const to = Math.min(bytes.length, from + block - (this.size % block));
      this.#mix(bytes, from, to);
      this.size += to - from;
      from = to;
      if (this.size % block === 0) this.#mark();
    }
  }

  /** Nothing follows. */
  end() {
    if (this.size % block) this.#mark();
  }

  /** As far as both have come. @param {Fingerprint} other */
  agrees({ marks }) {
    const last = Math.min(marks.length, this.marks.length) - 1;
    return last < 0 || marks[last] === this.marks[last];
  }

  #mark() {
    this.marks.push(this.#sums.join());
  }

  #mix(bytes, from, to) {
    let [a, b, c, d] = this.#sums;
    let at = from;
    for (; at + 4 <= to; at += 4) {
      a = Math.imul(a ^ bytes[at], prime);
      b = Math.imul(b ^ bytes[at + 1], prime);
      c = Math.imul(c ^ bytes[at + 2], prime);
      d = Math.imul(d ^ bytes[at + 3], prime);
    }
    this.#sums = [a, b, c, d];
    for (; at < to; at++) this.#sums.push(Math.imul(this.#sums.shift() ^ bytes[at], prime));
  }
}
