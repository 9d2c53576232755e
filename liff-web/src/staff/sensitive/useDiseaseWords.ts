import { loadCategories } from '../../shared/catalogue';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';

/** What an answer to a question of the disease form is called. */
export function useDiseaseWords() {
  const { data } = useResource(loadCategories, []);
  const questions = data?.find(({ code }) => code === 'disease')?.form.questions ?? [];
  return (question: string, value: string | null | undefined) => {
    const option = questions.find(({ key }) => key === question)?.options?.find((one) => one.value === value);
    return option ? say(option.label) : (value ?? '');
  };
}
