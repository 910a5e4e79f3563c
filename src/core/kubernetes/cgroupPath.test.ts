import { readCgroupPath } from './cgroupPath';

const UID = '6f1c8e1a-52c5-4a5e-9c0e-0d8a6f3b1a01';
const UID_ = UID.replaceAll('-', '_');
const ID = '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9';
const NODE = 'f'.repeat(64);
const HASH = '0123456789abcdef0123456789abcdef';
const SLICE = `kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${UID_}.slice`;

describe('the path of a cgroup', () => {
  it.each<[string, string, string | null, string | null, string | null]>([
    // cgroupfs
    [`/kubepods/burstable/pod${UID}/${ID}`, 'container', UID, ID, 'Burstable'],
    [`/kubepods/besteffort/pod${UID}/${ID}`, 'container', UID, ID, 'BestEffort'],
    [`/kubepods/pod${UID}/${ID}`, 'container', UID, ID, 'Guaranteed'],
    [`/kubepods/burstable/pod${UID}/crio-${ID}`, 'container', UID, ID, 'Burstable'],
    [`/kubepods/pod${UID}`, 'pod', UID, null, 'Guaranteed'],
    [`/kubepods/pod${HASH}/${ID}`, 'container', HASH, ID, 'Guaranteed'],
    // systemd
    [`/${SLICE}/cri-containerd-${ID}.scope`, 'container', UID, ID, 'Burstable'],
    [`/${SLICE}/docker-${ID}.scope`, 'container', UID, ID, 'Burstable'],
    [`/${SLICE}/crio-${ID}.scope/container`, 'container', UID, ID, 'Burstable'],
    [`/${SLICE}/crio-conmon-${ID}.scope`, 'container', UID, null, 'Burstable'],
    [`/${SLICE}/cri-containerd-cabbede.scope`, 'container', UID, null, 'Burstable'],
    [`/${SLICE}`, 'pod', UID, null, 'Burstable'],
    [`/kubepods.slice/kubepods-pod${UID_}.slice`, 'pod', UID, null, 'Guaranteed'],
    [`/kubepods.slice/kubepods-pod${UID.replaceAll('-', '\\x2d')}.slice/docker-${ID}.scope`, 'container', UID, ID, 'Guaranteed'], // prettier-ignore
    [`/system.slice/kubepods-burstable-pod${UID_}.slice:cri-containerd:${ID}`, 'container', UID, ID, 'Burstable'],
    // inside a container
    [`/kubepods/burstable/pod${UID}/${ID}/super-agent`, 'container', UID, ID, 'Burstable'],
    [`/${SLICE}/cri-containerd-${ID}.scope/init.scope`, 'container', UID, ID, 'Burstable'],
    // nested nodes: kind, k3d, minikube, LXC
    [`/docker/${NODE}/kubelet/kubepods/pod${UID}/${ID}`, 'container', UID, ID, 'Guaranteed'],
    [`/docker/${NODE}/kubelet/kubepods/pod${UID}`, 'pod', UID, null, 'Guaranteed'],
    [`/docker/${NODE}/kubepods/burstable/pod${UID}/${ID}`, 'container', UID, ID, 'Burstable'],
    [`/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-besteffort.slice/kubelet-kubepods-besteffort-pod${UID_}.slice/cri-containerd-${ID}.scope`, 'container', UID, ID, 'BestEffort'], // prettier-ignore
    [`/system.slice/docker-${NODE}.scope/kubepods/besteffort/pod${UID}/${ID}`, 'container', UID, ID, 'BestEffort'],
    [`/lxc.payload.node/${SLICE}/cri-containerd-${ID}.scope`, 'container', UID, ID, 'Burstable'],
    // above the pods
    ['/kubepods', 'node-allocatable', null, null, null],
    ['/kubepods.slice', 'node-allocatable', null, null, null],
    [`/docker/${NODE}/kubelet/kubepods`, 'node-allocatable', null, null, null],
    ['/kubelet.slice/kubelet-kubepods.slice', 'node-allocatable', null, null, null],
    ['/kubepods/burstable', 'qos', null, null, 'Burstable'],
    ['/kubepods.slice/kubepods-besteffort.slice', 'qos', null, null, 'BestEffort'],
    // beside them
    ['/system.slice/sshd.service', 'service', null, null, null],
    ['/podruntime.slice/kubelet.service', 'service', null, null, null],
    ['/system/apid', 'service', null, null, null],
    [`/docker/${ID}`, 'other', null, ID, null],
    [`/system.slice/docker-${ID}.scope`, 'other', null, ID, null],
    ['/lxc/39004', 'other', null, null, null],
    ['/mem2', 'other', null, null, null],
    ['/', 'other', null, null, null],
    ['', 'other', null, null, null],
    // cut by a pager or redacted
    ['/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod2646e12c', 'unknown', null, null, null],
    ['/kubepods/burstable/pod3902af1e-8c', 'unknown', null, null, null],
    ['/kubepods.slice/kubepods-burst', 'unknown', null, null, null],
  ])('%s', (path, level, podUid, containerId, qosClass) => {
    expect(readCgroupPath(path)).toEqual({ level, podUid, containerId, qosClass });
  });
});
