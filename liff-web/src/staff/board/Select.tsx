type Props = {
  name: string;
  label: string;
  chosen: string;
  options: { code: string; name: string }[];
  /** The words for no choice; without them one of the options is always chosen. */
  any?: string;
  onChoose: (code: string) => void;
};

export function Select({ name, label, chosen, options, any, onChoose }: Props) {
  return (
    <div>
      <label class="label" for={`filter-${name}`}>
        {label}
      </label>
      <select id={`filter-${name}`} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
