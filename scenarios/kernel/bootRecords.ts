import { MiB } from '../world/memory';
import { NodeSpec } from '../world/specs';
import { KernelRecord } from './KernelRecord';

/** How a node's log begins; the rest of a boot is as dull. */
export function bootRecords({ name, bootedAt, kernelVersion, memTotal, osImage }: NodeSpec): KernelRecord[] {
  const kernel = [
    `Linux version ${kernelVersion} (debian-kernel@lists.debian.org) (x86_64-linux-gnu-gcc-14 (Debian 14.2.0-19) 14.2.0, GNU ld (GNU Binutils for Debian) 2.44) #1 SMP PREEMPT_DYNAMIC Debian 6.12.48-1 (2025-09-20)`,
    `Command line: BOOT_IMAGE=/boot/vmlinuz-${kernelVersion} root=/dev/vda1 ro console=tty0 console=ttyS0,115200`,
    'BIOS-provided physical RAM map:',
    'BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable',
    'BIOS-e820: [mem 0x000000000009fc00-0x000000000009ffff] reserved',
    'BIOS-e820: [mem 0x0000000000100000-0x00000000bffd9fff] usable',
    'BIOS-e820: [mem 0x0000000100000000-0x000000043fffffff] usable',
    'NX (Execute Disable) protection: active',
    'SMBIOS 2.8 present.',
    `DMI: ${HARDWARE}`,
    'Hypervisor detected: KVM',
    'tsc: Detected 2593.904 MHz processor',
    'x86/PAT: Configuration [0-7]: WB  WC  UC- UC  WB  WP  UC- WT  ',
    `Memory: ${Math.floor(memTotal / 1024)}K/${Math.floor(memTotal / 1024) + 786_052}K available (16384K kernel code, 2464K rwdata, 12024K rodata, 4176K init, 5144K bss, ${Math.floor((180 * MiB) / 1024)}K reserved, 0K cma-reserved)`,
    'Mountpoint-cache hash table entries: 32768 (order: 6, 262144 bytes, linear)',
    'cgroup: Disabling cpu controller in v1',
    'EXT4-fs (vda1): mounted filesystem 5a0d2f8e-77c1-4c2f-9a56-1d52b4a9e0a1 ro with ordered data mode. Quota mode: none.',
  ];
  const systemd = [
    'systemd 257.8-1~deb13u2 running in system mode (+PAM +AUDIT +SELINUX +APPARMOR +IMA +SECCOMP default-hierarchy=unified)',
    'Detected virtualization kvm.',
    `Hostname set to <${name}>.`,
    `Welcome to ${osImage}!`,
    'Listening on systemd-journald.socket - Journal Sockets.',
    'Starting systemd-journald.service - Journal Service...',
  ];
  const late = [
    'virtio_net virtio1 ens3: renamed from eth0',
    'bridge: filtering via arp/ip/ip6tables is no longer available by default. Update your scripts to load br_netfilter if you need this.',
    'IPv6: ADDRCONF(NETDEV_CHANGE): ens3: link becomes ready',
  ];
  return [
    ...kernel.map((text, i) => ({ at: bootedAt + 0.05 * i, text })),
    ...systemd.map((text, i) => ({ at: bootedAt + 2 + 0.1 * i, text, from: 'systemd[1]' })),
    ...late.map((text, i) => ({ at: bootedAt + 3 + i, text })),
  ];
}

export const HARDWARE = 'QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.16.3-debian-1.16.3-2 04/01/2014';
