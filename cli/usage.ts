export const usage = `Usage:
  pod-coroner explain --prometheus URL --from T --to T [SELECTION] [OPTIONS]
  pod-coroner explain --capsule FILE [OPTIONS]
  pod-coroner capture --prometheus URL --from T --to T [SELECTION] -o FILE
  pod-coroner kernel-log FILE... [--json]

explain tells what ended containers in a time range, and why their memory graph stayed below 100 %.
capture writes the evidence of the same selection to a file, from which explain answers without a server.
kernel-log reads the kernel's OOM reports from logs (dmesg, journalctl, syslog, Loki; - is standard input): who asked,
whose limit was hit, who was killed, and who stood where in the kernel's ranking.

T is 2026-11-23T10:14:32Z, Unix seconds, now, or now-6h.

SELECTION (patterns are anchored RE2, as in PromQL's =~)
  --namespace RE  --pod RE  --container RE  --node RE  --cluster NAME

WITNESSES (what explain and capture take beside Prometheus; - is standard input)
  --kernel-log [NODE=]FILE   dmesg or journalctl -k of a node, any form (repeatable)
  --events FILE              kubectl get events -A -o json (repeatable)
  --pods FILE                kubectl get pods -A -o json (repeatable)

  --loki URL                 a Loki that holds the nodes' journals or the cluster's events

OPTIONS
  --kill ID       only this kill (repeatable)
  --cause ID      only kills by this cause, told in full (repeatable)
  --limit N       only the newest N kills
  --step S        the dashboard's step that the answer explains (default: the scrape interval)
  --expr PROMQL   your own graph's expression, which the answer explains instead of an ordinary dashboard's
  --json          for programs
  --description   one sentence to put into a capsule (capture)

REACHING PROMETHEUS AND LOKI
  --header 'NAME: VALUE' (repeatable)   --ca FILE   --timeout S (default 30)
  PROMETHEUS_BEARER_TOKEN, or PROMETHEUS_USERNAME and PROMETHEUS_PASSWORD, in the environment; LOKI_… likewise.
  Headers go to both. A Loki that fails is a notice in the answer.

EXIT STATUS
  0 answered   1 a fault of ours   2 unusable arguments, file or capsule   3 Prometheus could not be reached or refused
`;
