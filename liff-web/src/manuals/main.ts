/** All there is to run on a manual: its two buttons, where they can do something. */
const offer = (id: string, useful: boolean, act: () => void) => {
  const button = document.getElementById(id);
  if (!button || !useful) return;
  button.hidden = false;
  button.addEventListener('click', act);
};

offer('back', history.length > 1, () => history.back());
offer('print', 'print' in window, () => print());
