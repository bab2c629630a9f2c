// Statements that run one after the other, until one fails or somebody stops them.

import { call } from "./api.js";
import { fresh } from "./id.js";

const AGAIN = 300;

export class Run {
  constructor() {
    /** Looked at before each statement: what has not begun by then never does. */
    this.isStopped = false;
    this.at = 0;
    this.of = 0;
    this.id = null;
  }

  get left() {
    return this.of - this.at - 1;
  }

  /** Runs one of them under a name by which it can be cancelled. */
  async one(ask) {
    this.id = fresh();
    try {
      return await ask(this.id);
    } finally {
      this.id = null;
    }
  }

  /** Begins nothing more, and ends what runs on the server. */
  async stop() {
    this.isStopped = true;
    const id = this.id;
    if (!id || this.ending === id) return;
    this.ending = id;
    try {
      // The server may not have begun it yet, or be between two parts of it.
      while (this.id === id) {
        await call("cancel", { id });
        await new Promise((done) => setTimeout(done, AGAIN));
      }
    } finally {
      this.ending = null;
    }
  }
}
