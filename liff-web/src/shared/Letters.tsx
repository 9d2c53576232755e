import { Icon } from './Icon';
import { s } from './text';
import type { Letter } from './types';

export function Letters({ letters }: { letters: Letter[] }) {
  if (letters.length === 0) return null;
  return (
    <ul class="letters">
      {letters.map((letter, index) => (
        <li key={letter.id}>
          <a href={letter.url} download>
            <Icon name="letter" size={20} /> {s.evidence.letter(index + 1, letter.contentType === 'application/pdf')}
          </a>
        </li>
      ))}
    </ul>
  );
}
