import { Icon } from './icon.tsx';
import { toneIcons, type Tone } from './tone.ts';

export type ChoiceButton = {
  value: string;
  label: string;
  tone: Tone;
  /** The whole meaning, with subject and count, for those who do not see the card round it. Begins with `label`. */
  name?: string;
  /** This is the choice already recorded. */
  chosen?: boolean;
};

type ChoiceButtonsProps = {
  /** Name of the form value that carries the choice. */
  name: string;
  label: string;
  choices: readonly ChoiceButton[];
  /** Said beside the chosen one: "your choice". */
  chosenLabel: string;
  disabled?: boolean;
};

/** aria-label hides the words inside the button, so the name repeats that this is the recorded choice. */
function spokenName({ name, chosen }: ChoiceButton, chosenLabel: string): string | undefined {
  return name && chosen ? `${name}, ${chosenLabel}` : name;
}

/** Submit buttons of the form round them: one press sends one choice, with or without script. */
export function ChoiceButtons({ name, label, choices, chosenLabel, disabled }: ChoiceButtonsProps) {
  return (
    <fieldset className="votes" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="submit"
          name={name}
          value={choice.value}
          className={`vote tone-${choice.tone}`}
          aria-label={spokenName(choice, chosenLabel)}
          aria-pressed={Boolean(choice.chosen)}
          disabled={disabled}
        >
          <Icon name={toneIcons[choice.tone]} />
          <span>
            {choice.label}
            {/* In brackets it is no part of what a spoken command must say. */}
            {choice.chosen ? <span className="block font-normal">({chosenLabel})</span> : null}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
