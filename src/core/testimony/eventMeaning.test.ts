import { meaningOfKilling } from './eventMeaning';

// pkg/kubelet/kuberuntime/kuberuntime_manager.go, kuberuntime_container.go
describe('the message of an event `Killing`', () => {
  it.each([
    ['Container cart failed liveness probe, will be restarted', 'probe', null],
    ['Container cart definition changed, will be restarted', 'kubelet-restart', 'definition-changed'],
    ['Container cart resize requires restart', 'kubelet-restart', 'resize'],
    ['FailedPostStartHook', 'kubelet-restart', 'post-start-hook'],
    // a container may have such a name
    ['Stopping container image-resize', 'termination', null],
    ['Container resize failed startup probe, will be restarted', 'probe', null],
  ])('%s', (message, cause, trigger) => {
    expect(meaningOfKilling(message)).toMatchObject({ cause, trigger });
  });

  it('means nothing in other words', () => {
    expect(meaningOfKilling('Container cart went away')).toBeNull();
  });
});
