import type { CapsuleError } from '../src/core/evidence/capsule';

/** Why a file is no capsule, in a sentence for whoever chose it. */
export function capsuleProblem(name: string, { problem, detail }: CapsuleError): string {
  switch (problem) {
    case 'not-json':
      return `${name} is not a capsule: it is not JSON.`;
    case 'not-a-capsule':
      return `${name} is not a capsule: it is JSON, but of something else.`;
    case 'newer':
      return `${name} is a capsule of a newer version (${detail}): open it with a newer Pod Coroner.`;
    case 'broken':
      return `${name} is not a whole capsule: ${detail}.`;
  }
}

export const damaged = (name: string): string => `${name} is not a capsule: it is a damaged gzip file.`;
