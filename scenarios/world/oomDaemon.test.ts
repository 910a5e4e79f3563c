import { OomDaemon } from './oomDaemon';

const at = (tick: number, pressure: number, availableShare = 0.5) => ({ tick, pressure, availableShare });

describe('OomDaemon', () => {
  it('waits until the pressure has lasted, and begins anew when it has not', () => {
    const daemon = new OomDaemon({ kind: 'systemd-oomd', pressure: 0.6, seconds: 3 });
    const pressures = [0.7, 0.7, 0.2, 0.7, 0.7, 0.7, 0.7];
    expect(pressures.map((pressure, tick) => daemon.isDue(at(tick, pressure)))).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('acts at once on what is left, and then leaves time for it to help', () => {
    const daemon = new OomDaemon({ kind: 'earlyoom', availableShare: 0.1 });
    const due = [0, 1, 14, 15].map((tick) => daemon.isDue(at(tick, 0, 0.09)));
    expect(due).toEqual([true, false, false, true]);
    expect(daemon.isDue(at(60, 1, 0.11))).toBe(false);
  });
});
