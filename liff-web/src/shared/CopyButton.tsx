import { useState } from 'preact/hooks';
import { Icon } from './Icon';
import { s } from './text';

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <button type="button" class="button small-button" onClick={copy}>
      <Icon name={copied ? 'check' : 'copy'} size={18} />{' '}
      <span role="status">{copied ? s.copied : (label ?? s.copy)}</span>
    </button>
  );
}
