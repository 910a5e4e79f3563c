import { isWithinContainer } from './cgroupPath';

const ID = '0a1b2c3d4e5f60718293a4b5c6d7e8f9'.repeat(2);
const POD = '/kubepods.slice/kubepods-pod6f1c8e1a_52c5_4a5e_9c0e_0d8a6f3b1a01.slice';

describe('a cgroup that a container made itself', () => {
  it.each([
    [`${POD}/cri-containerd-${ID}.scope/docker/${ID}`, true],
    [`${POD}/cri-containerd-${ID}.scope/user.slice`, true],
    [`${POD}/cri-containerd-${ID}.scope/container`, false],
    [`${POD}/crio-${ID}.scope`, false],
    [`/kubepods/pod6f1c8e1a-52c5-4a5e-9c0e-0d8a6f3b1a01/${ID}`, false],
    [POD, false],
    ['/system.slice/containerd.service', false],
    // the node itself is a container (kind): its pods stand below it and are none of its making
    [`/docker/${ID}/kubelet.slice${POD}/cri-containerd-${ID}.scope`, false],
  ])('%s: %s', (path, within) => {
    expect(isWithinContainer(path)).toBe(within);
  });
});
