import { testimony, Testimony } from '../testimony/Testimony';

/** An event by which the kubelet says that it will restart a container; `given` differs from it. */
export const announced = (given: Partial<Testimony> = {}): Testimony =>
  testimony({
    family: 'events',
    joined: 'pod-uid',
    names: false,
    act: false,
    announces: true,
    causes: ['kubelet-restart'],
    quote: 'FailedPostStartHook',
    ...given,
  });
