import { type IconName, icons } from './icons';

export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  const icon: { line: string; tint?: string } = icons[name];
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {icon.tint && <path class="icon-tint" d={icon.tint} />}
      <path class="icon-line" d={icon.line} />
    </svg>
  );
}

export const categoryIcon = (code: string): IconName => (code in icons ? (code as IconName) : 'advice');
