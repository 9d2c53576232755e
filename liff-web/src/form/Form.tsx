import { PhotoPicker } from '../shared/PhotoPicker';
import { PointPicker } from '../shared/PointPicker';
import type { DraftPhoto } from '../shared/photo';
import type { Answer, Answers, Form as FormData, Point, Question } from '../shared/types';
import { ChoiceQuestion } from './ChoiceQuestion';
import type { Errors } from './check';
import { shown } from './conditions';
import { DateQuestion } from './DateQuestion';
import { Frame } from './Frame';
import { NumberQuestion } from './NumberQuestion';
import { TextQuestion } from './TextQuestion';

type Props = {
  form: FormData;
  answers: Answers;
  errors: Errors;
  photos: Record<string, DraftPhoto[]>;
  onAnswer: (key: string, answer: Answer | undefined) => void;
  onPhotos: (key: string, change: (before: DraftPhoto[]) => DraftPhoto[]) => void;
};

/** Any form: a report's questions today, a survey or a test by the same means. */
export function Form({ form, answers, errors, photos, onAnswer, onPhotos }: Props) {
  const field = (question: Question) => {
    const { key, type } = question;
    const answer = answers[key];
    const shared = { question, answer, error: errors[key], onAnswer: (next?: Answer) => onAnswer(key, next) };
    switch (type) {
      case 'text':
      case 'textarea':
        return <TextQuestion {...shared} key={key} answer={typeof answer === 'string' ? answer : ''} />;
      case 'number':
        return <NumberQuestion {...shared} key={key} />;
      case 'date':
        return <DateQuestion {...shared} key={key} />;
      case 'photo':
        return (
          <Frame question={question} error={errors[key]} group key={key}>
            <PhotoPicker
              photos={photos[key] ?? []}
              most={question.max ?? 5}
              onChange={(change) => onPhotos(key, change)}
            />
          </Frame>
        );
      case 'location':
        return (
          <Frame question={question} error={errors[key]} group key={key}>
            <PointPicker point={answer as Point | undefined} onPoint={(point) => onAnswer(key, point)} />
          </Frame>
        );
      default:
        return <ChoiceQuestion {...shared} key={key} />;
    }
  };
  return <>{shown(form, answers).map(field)}</>;
}
