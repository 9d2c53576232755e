import { Icon } from './Icon';

type Props = { stars: number; label: string; name: (count: number) => string; onStars: (stars: number) => void };

export function StarPicker({ stars, label, name, onStars }: Props) {
  return (
    <fieldset class="question">
      <legend class="label">{label}</legend>
      <div class="stars">
        {[1, 2, 3, 4, 5].map((count) => (
          <label key={count} class={count <= stars ? 'star on' : 'star'}>
            <input type="radio" name="stars" value={count} checked={stars === count} onChange={() => onStars(count)} />
            <Icon name="star" size={34} />
            <span class="unseen">{name(count)}</span>
          </label>
        ))}
        {stars > 0 && <span class="small">{name(stars)}</span>}
      </div>
    </fieldset>
  );
}
