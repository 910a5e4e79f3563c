import { readCgroupPath } from '../../kubernetes/cgroupPath';
import { parseDaemonLine } from './parseDaemonLine';

const ID = 'c47efead'.repeat(8);
const UID = '6a9710f9-90df-456c-939e-0123456789ab';
const SLICE = `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${UID.replaceAll('-', '_')}.slice`;

const read = (line: string) => parseDaemonLine(line, readCgroupPath);

describe('what a daemon says that it ended', () => {
  it.each([
    // systemd 248 to 257, src/oom/oomd-manager.c
    `Killed ${SLICE}/cri-containerd-${ID}.scope due to memory pressure for /kubepods.slice being 78.27% > 60.00% for > 30s with reclaim activity`,
    `Nov 23 10:00:00 worker-1 systemd-oomd[812]: Killed ${SLICE}/cri-containerd-${ID}.scope due to memory used (16023846912) / total (16688365568) and swap used (15G) / total (16G) being more than 90.00%`,
  ])('systemd-oomd: %s', (line) => {
    expect(read(line)).toMatchObject({ daemon: 'systemd-oomd', act: 'killed', podUid: UID, containerId: ID });
  });

  it.each([
    'sending SIGTERM to process 1234 uid 1000 "java": badness 900, VmRSS 612 MiB',
    'earlyoom[77]: sending SIGKILL to process 1234 uid 0 "java": oom_score 900, VmRSS 612 MiB, cmdline "java -jar x.jar"',
    'sending SIGTERM to process 1234 "java": badness 900, VmRSS 612 MiB',
  ])('earlyoom: %s', (line) => {
    expect(read(line)).toMatchObject({ daemon: 'earlyoom', process: { pid: 1234, comm: 'java' }, podUid: '' });
  });

  it('Talos', () => {
    const line = `[talos] Sending SIGKILL to cgroup {"component": "controller-runtime", "controller": "runtime.OOMController", "cgroup": "/sys/fs/cgroup/kubepods/besteffort/pod${UID}/${ID}", "processes": ["1"]}`;
    expect(read(line)).toMatchObject({ daemon: 'talos', act: 'killed', podUid: UID, containerId: ID });
  });

  it.each([
    [
      `I1123 23:08:11.1 187 kuberuntime_manager.go:1182] "Message for Container of pod" containerName="mailer" containerStatusID={"Type":"containerd","ID":"${ID}"} pod="mailer-prod/mailer-0" containerMessage="Container mailer failed liveness probe, will be restarted"`,
      { act: 'failed-probe', pod: 'mailer-prod/mailer-0', container: 'mailer', containerId: ID },
    ],
    [
      `I1123 22:59:05.0 187 kuberuntime_container.go:866] "Killing container with a grace period" pod="shop/cart-0" podUID="${UID}" containerName="cart" containerID="containerd://${ID}" gracePeriod=15`,
      { act: 'stopped', pod: 'shop/cart-0', podUid: UID, container: 'cart', containerId: ID },
    ],
    [
      'I1123 23:39:34.0 187 eviction_manager.go:627] "Eviction manager: pod is evicted successfully" pod="etl2-prod/etl-loader-lq56h"',
      { act: 'evicted', pod: 'etl2-prod/etl-loader-lq56h' },
    ],
  ])('the kubelet: %s', (line, said) => {
    expect(read(line)).toMatchObject({ daemon: 'kubelet', ...said });
  });

  it.each([
    '',
    'Killed process 12 (java)',
    'systemd-oomd: Started',
    'sending mail to process 12',
    '"Killing time" pod="a/b"',
  ])('nothing: %j', (line) => {
    expect(read(line)).toBeNull();
  });
});
