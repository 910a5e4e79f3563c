/** A Kubernetes event, from whatever API version or exporter. Times in Unix milliseconds. */
export interface ClusterEvent {
  reason: string;
  /** the exact text */
  message: string;
  /** the object that it is about */
  kind: string;
  namespace: string;
  name: string;
  /** empty where the writer leaves it out, as the taint manager does */
  uid: string;
  /** from the field path `spec.containers{name}`; empty when it is about the whole object */
  container: string;
  /** the host that reported it; empty when it was not a kubelet or a node's daemon */
  node: string;
  reporter: string;
  firstAt: number;
  lastAt: number;
  /** how often it was said between the two; only the first and the last time are known */
  count: number;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

/** What a line of a log knows beside its text. */
export interface LineContext {
  at: number | null;
  namespace: string;
}

/**
 * An event from a JSON object: core/v1 and events.k8s.io/v1 as the API gives them, the envelopes of eventrouter
 * (`{verb, event}`), OpenTelemetry (`{type, object}`, `{body}`) and fluent-bit (`{log}` parsed), the shape of
 * kubernetes-event-exporter (core/v1), and Alloy's own JSON. Null when it is none, or has no time.
 */
export function eventOf(value: unknown, context: LineContext = { at: null, namespace: '' }): ClusterEvent | null {
  if (!isObject(value)) {
    return null;
  }
  for (const envelope of ['event', 'object', 'body'] as const) {
    if (isObject(value[envelope]) && !isObject(value.involvedObject) && !isObject(value.regarding)) {
      return eventOf(value[envelope], context);
    }
  }
  return isObject(value.involvedObject) || isObject(value.regarding)
    ? fromApi(value, context)
    : fromAlloy(value, context);
}

/** https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/ and the older core/v1 */
function fromApi(value: Json, context: LineContext): ClusterEvent | null {
  const about = objectOf(value.involvedObject ?? value.regarding);
  const source = objectOf(value.source ?? value.deprecatedSource);
  const series = objectOf(value.series);
  const eventTime = timeOf(value.eventTime);
  const first = timeOf(value.firstTimestamp ?? value.deprecatedFirstTimestamp) ?? eventTime;
  const last =
    timeOf(series.lastObservedTime) ?? timeOf(value.lastTimestamp ?? value.deprecatedLastTimestamp) ?? eventTime;
  const made = timeOf(objectOf(value.metadata).creationTimestamp) ?? context.at;
  const lastAt = last ?? first ?? made;
  if (lastAt === null) {
    return null;
  }
  const count = Number(series.count ?? value.count ?? value.deprecatedCount ?? 1);
  const reporter = textOf(source.component) || textOf(value.reportingComponent) || textOf(value.reportingController);
  return {
    reason: textOf(value.reason),
    message: textOf(value.message) || textOf(value.note),
    kind: textOf(about.kind),
    namespace: textOf(about.namespace),
    name: textOf(about.name),
    uid: textOf(about.uid),
    container: /\{([^{}]*)\}$/.exec(textOf(about.fieldPath))?.[1] ?? '',
    node: textOf(source.host) || (reporter === 'kubelet' ? textOf(value.reportingInstance) : ''),
    reporter,
    firstAt: Math.min(first ?? lastAt, lastAt),
    lastAt,
    count: Number.isInteger(count) && count >= 1 ? count : 1,
  };
}

/**
 * Alloy and the Grafana Agent keep neither time nor namespace in the line: both are the stream's
 * (grafana/alloy, loki.source.kubernetes_events, parseEvent).
 */
function fromAlloy(value: Json, context: LineContext): ClusterEvent | null {
  const [reason, name, message] = [value.reason, value.name, value.msg].map(textOf);
  if (reason === '' || name === '' || context.at === null) {
    return null;
  }
  const count = Number(value.count ?? 1);
  return {
    reason,
    message,
    kind: textOf(value.kind),
    namespace: context.namespace,
    name,
    uid: '',
    container: /\bcontainer (\S+?)(?: failed| definition|$)/i.exec(message)?.[1] ?? '',
    node: textOf(value.sourcehost) || textOf(value.reportinginstance),
    reporter: textOf(value.sourcecomponent) || textOf(value.reportingcontroller),
    firstAt: context.at,
    lastAt: context.at,
    count: Number.isInteger(count) && count >= 1 ? count : 1,
  };
}

function timeOf(value: unknown): number | null {
  const time = Date.parse(textOf(value));
  // Go's zero time stands for none
  return Number.isNaN(time) || time <= 0 ? null : time;
}
