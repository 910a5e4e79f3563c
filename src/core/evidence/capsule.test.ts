import fc from 'fast-check';
import { explain } from '../diagnosis/explain';
import { message } from '../explanation/Message';
import { at, evidenceOf, OF_CONTAINER, POD, scraped } from '../testing/evidenceOf';
import { Capsule, CapsuleError, makeCapsule, parseCapsule } from './capsule';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Evidence with something in every field. */
const EVIDENCE = evidenceOf(
  [
    scraped('kube_pod_container_status_restarts_total', OF_CONTAINER, -600, 600, (seconds) => (seconds < 0 ? 0 : 1)),
    scraped(
      'kube_pod_container_status_last_terminated_reason',
      { ...OF_CONTAINER, reason: 'OOMKilled' },
      0,
      600,
      () => 1
    ),
  ],
  {
    selection: { cluster: 'a', namespace: 'shop', pod: 'cart-.*', container: 'cart', node: 'worker-1' },
    containers: ['cart'],
    collected: ['kube_pod_container_status_restarts_total'],
    deleted: [{ namespace: 'shop', pod: 'cart-0' }],
    sources: { 'ksm-restarts/kube_pod_container_status_restarts_total': 'q1' },
    queries: [{ id: 'q1', family: 'ksm-restarts', expression: 'x', seriesCount: 1, error: null }],
    notices: [message('notice.pods-cut', { shownCount: 1, foundCount: 2 })],
    pods: [POD],
  }
);
const CAPSULE = makeCapsule(EVIDENCE, 'what it holds');
const written = (): Json => JSON.parse(JSON.stringify(CAPSULE)) as Json;

const problemOf = (text: string): string => {
  try {
    parseCapsule(text);
  } catch (error) {
    expect(error).toBeInstanceOf(CapsuleError);
    return (error as CapsuleError).problem;
  }
  return 'none';
};

/** Every place in a JSON value, as the names that lead there; of long lists the first two. */
function placesIn(value: Json, place: string[] = []): string[][] {
  const inner = Array.isArray(value)
    ? value.slice(0, 2).flatMap((one, i) => placesIn(one, [...place, String(i)]))
    : value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([name, one]) => placesIn(one, [...place, name]))
      : [];
  return [place, ...inner];
}

function replaced(value: Json, place: string[], by: Json | undefined): Json {
  const [name, ...rest] = place;
  if (name === undefined) {
    return by ?? null;
  }
  const changed = Array.isArray(value) ? [...value] : { ...(value as object) };
  const inner = (changed as Record<string, Json>)[name];
  if (rest.length === 0 && by === undefined) {
    delete (changed as Record<string, Json>)[name];
  } else {
    (changed as Record<string, Json>)[name] = replaced(inner, rest, by);
  }
  return changed as Json;
}

const valueAt = (value: Json, place: string[]): Json =>
  place.reduce((inner, name) => (inner as Record<string, Json>)[name], value);

const kindOf = (value: Json) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);

/** Places that may hold null. */
const MAY_BE_NULL = /^evidence\.(containers|queries\.0\.(seriesCount|error))$/;
/** A parameter of a message is a text or a number. */
const TEXT_OR_NUMBER = /^evidence\.notices\.0\.params\.\w+$/;

describe('a capsule', () => {
  it('is read as it was written', () => {
    expect(parseCapsule(JSON.stringify(CAPSULE))).toEqual(CAPSULE);
  });

  it('says when it was made, of what, and over which range', () => {
    const { madeAt, selection, range, description } = CAPSULE;
    expect({ madeAt, selection, range, description }).toEqual({
      madeAt: '2026-11-24T12:00:00Z',
      selection: EVIDENCE.selection,
      range: { from: '2026-11-23T11:30:00Z', to: '2026-11-23T12:30:00Z' },
      description: 'what it holds',
    });
  });

  it('has no description where nobody gave one', () => {
    expect(Object.keys(makeCapsule(EVIDENCE))).not.toContain('description');
  });

  it.each<[string, string, CapsuleError['problem']]>([
    ['it is no JSON', 'capsule', 'not-json'],
    ['half of it is missing', JSON.stringify(CAPSULE).slice(0, -1), 'not-json'],
    ['it is other JSON', '{"dashboard":1}', 'not-a-capsule'],
    ['it is a list', '[1]', 'not-a-capsule'],
    ['its version is no number', '{"capsule":"1"}', 'not-a-capsule'],
    ['its version is newer, whatever it holds', '{"capsule":2}', 'newer'],
    ['it holds no evidence', '{"capsule":1}', 'broken'],
  ])('is refused when %s', (_, text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });
});

describe('a field of a capsule', () => {
  const OTHERS: Json[] = [null, true, 7, 'text', [7], { a: 7 }];
  const places = placesIn(written()).filter((place) => place.length > 0 && place[0] !== 'capsule');

  it('of another type is refused, whichever it is', () => {
    expect(places.length).toBeGreaterThan(60);
    const accepted = places.flatMap((place) => {
      const name = place.join('.');
      const kind = kindOf(valueAt(written(), place));
      const wrong = OTHERS.filter(
        (other) =>
          kindOf(other) !== kind &&
          !(
            MAY_BE_NULL.test(name) && [null, 'list', 'number', 'string'].includes(other === null ? null : kindOf(other))
          ) &&
          !(TEXT_OR_NUMBER.test(name) && ['string', 'number'].includes(kindOf(other)))
      );
      return wrong
        .filter((other) => problemOf(JSON.stringify(replaced(written(), place, other))) !== 'broken')
        .map((other) => `${name} as ${JSON.stringify(other)}`);
    });
    expect(accepted).toEqual([]);
  });

  it('may be missing only in the selection and the description', () => {
    const optional = places
      .filter((place) => !/\.\d+$/.test(place.join('.')))
      .filter((place) => problemOf(JSON.stringify(replaced(written(), place, undefined))) === 'none')
      .map((place) => place.join('.'))
      .filter((name) => !/\.(labels|params|sources|series)\.[^.]+$/.test(name));
    expect(optional.filter((name) => !/^(description|(evidence\.)?selection\.\w+)$/.test(name))).toEqual([]);
  });

  it.each<[string, string[], Json]>([
    ['a time beyond what a date can hold', ['evidence', 'range', 'to'], 1e18],
    ['a range that ends before it begins', ['evidence', 'range', 'to'], at(-9999)],
    [
      'times that do not ascend',
      ['evidence', 'series', 'kube_pod_container_status_restarts_total', '0', 'times', '1'],
      at(-9999),
    ],
    ['no interval between scrapes', ['evidence', 'scrapeSeconds'], 0],
    ['a family that is none', ['evidence', 'queries', '0', 'family'], 'crystal-ball'],
  ])('does not hold %s', (_, place, value) => {
    expect(problemOf(JSON.stringify(replaced(written(), place, value)))).toBe('broken');
  });
});

it('can be explained whenever it can be read, whatever its fields hold', () => {
  const places = placesIn(written()).filter((place) => place.length > 1);
  const value = fc.oneof(
    fc.jsonValue(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string()
  );
  let read = 0;
  fc.assert(
    fc.property(fc.constantFrom(...places), value, (place, by) => {
      const text = JSON.stringify(replaced(written(), place, by as Json));
      let capsule: Capsule;
      try {
        capsule = parseCapsule(text);
      } catch {
        return;
      }
      read++;
      explain(capsule.evidence);
    }),
    { numRuns: 1000, seed: 7 }
  );
  expect(read).toBeGreaterThan(50);
});
