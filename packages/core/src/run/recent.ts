/** A memory of the values used most recently, and no more of them than it may hold. */
export class Recent<Value> {
  // A Map goes through its keys in the order in which they came, so the first one is the one not used for longest.
  private readonly values = new Map<string, Value>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  get size(): number {
    return this.values.size;
  }

  /** The value of a key, made when it is not remembered. */
  get(key: string, make: () => Value): Value {
    const known = this.values.get(key);
    const value = known === undefined ? make() : known;
    this.values.delete(key);
    this.values.set(key, value);
    if (this.values.size > this.most) this.values.delete(this.values.keys().next().value!);
    return value;
  }
}
