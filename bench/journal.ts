/** Made-up journals of any size: the lines of a busy node, and an OOM report now and then. */
const PIECE_BYTES = 1_048_576;

const NOISE = [
  'kubelet[1843]: I1123 10:14:32.123456    1843 kubelet.go:2405] "SyncLoop (PLEG): event for pod" pod="shop/cart-7d9f8-x2kqp" event={"ID":"6f1c8e1a-52c5-4a5e-9c0e-0d8a6f3b1a01","Type":"ContainerStarted"}',
  'containerd[912]: time="2026-11-23T10:14:32.879932879Z" level=info msg="StartContainer for \\"0a1b2c3d4e5f60718293a4b5c6d7e8f9\\" returns successfully"',
  'systemd[1]: Started Session 12 of User root.',
  'kernel: IPv6: ADDRCONF(NETDEV_CHANGE): veth4cb51e1: link becomes ready',
  'kernel: eth0: renamed from veth4b89c12',
  'sshd[20412]: Accepted publickey for core from 10.0.0.7 port 51234 ssh2: ED25519 SHA256:abcdef',
  'node_exporter[1012]: ts=2026-11-23T10:14:32.000Z caller=collector.go:169 level=error msg="collector failed" name=nfs duration_seconds=0.000012',
  'kernel: audit: type=1400 audit(1795428872.123:456): apparmor="DENIED" operation="ptrace" profile="cri-containerd.apparmor.d" pid=20412 comm="node_exporter"',
];

/** A piece of about a mebibyte of lines without a report. */
export function noisePiece(): Buffer {
  const lines: string[] = [];
  for (let size = 0, i = 0; size < PIECE_BYTES; i++) {
    const seconds = String(i % 60).padStart(2, '0');
    const line = `Nov 23 10:14:${seconds} worker-3 ${NOISE[(i * 7 + (i >> 3)) % NOISE.length]}\n`;
    lines.push(line);
    size += line.length;
  }
  return Buffer.from(lines.join(''));
}

/**
 * A journal of that many bytes, piece by piece, with the report in it once every so many pieces.
 * @param report lines of a kernel log, without a prefix
 */
export function* journal(bytes: number, report: string, piecesPerReport: number): Generator<Buffer> {
  const noise = noisePiece();
  const prefixed = Buffer.from(report.replace(/^/gm, 'Nov 23 10:14:32 worker-3 kernel: ') + '\n');
  for (let made = 0, i = 0; made < bytes; made += noise.length, i++) {
    yield noise;
    if (i % piecesPerReport === 0) {
      made += prefixed.length;
      yield prefixed;
    }
  }
}
