import { Demand } from './demand';
import { MemoryParts, NO_MEMORY, wholePages } from './memory';

/** A process that a container's main process starts and, when it dies, starts again: a worker of gunicorn, a backend of postgres. */
export interface ChildSpec {
  comm: string;
  /** Bytes of anonymous memory at an age in seconds. `nth` counts the child's lives from 0. */
  anon(age: number, nth: number): number;
  /** When it is first started, in seconds of the container's life (default: with it). */
  startsAt?: number;
  /** Seconds after which its parent starts it again; without it, never. */
  restartAfter?: number;
}

/** One life of a child. */
export class Child {
  endedAt: number | null = null;
  parts: MemoryParts = NO_MEMORY;
  before: MemoryParts = NO_MEMORY;

  constructor(
    readonly spec: ChildSpec,
    /** Seconds of the world. */
    readonly startedAt: number,
    readonly nth: number
  ) {}
}

/** The children of one container, whose memory is part of the container's. */
export class Children {
  /** Every child there ever was. */
  readonly all: Child[] = [];
  private readonly startsAt: Array<{ spec: ChildSpec; age: number; nth: number }>;

  constructor(
    specs: ChildSpec[],
    private readonly containerStartedAt: number
  ) {
    this.startsAt = specs.map((spec) => ({ spec, age: spec.startsAt ?? 0, nth: 0 }));
  }

  alive(): Child[] {
    return this.all.filter(({ endedAt }) => endedAt === null);
  }

  /** What main process and children hold together. */
  with(main: Demand): Demand {
    if (this.startsAt.length === 0) {
      return main;
    }
    return (age, noise) => {
      this.start(age);
      const parts = main(age, noise);
      return this.alive().reduce((total, child) => {
        child.before = child.parts;
        const anon = wholePages(child.spec.anon(this.containerStartedAt + age - child.startedAt, child.nth));
        child.parts = { ...NO_MEMORY, anon };
        return { ...total, anon: total.anon + anon };
      }, parts);
    };
  }

  /** @param age of the container when it died */
  died(child: Child, at: number): void {
    child.endedAt = at;
    const { spec, nth } = child;
    if (spec.restartAfter !== undefined) {
      this.startsAt.push({ spec, age: at - this.containerStartedAt + spec.restartAfter, nth: nth + 1 });
    }
  }

  private start(age: number): void {
    for (const due of this.startsAt.filter((each) => each.age <= age)) {
      this.startsAt.splice(this.startsAt.indexOf(due), 1);
      this.all.push(new Child(due.spec, this.containerStartedAt + due.age, due.nth));
    }
  }
}
