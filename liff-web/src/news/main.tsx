import '../shared/tokens.css';
import '../shared/base.css';
import '../shared/buttons.css';
import '../shared/parts.css';
import '../liff/liff.css';
import { render } from 'preact';
import { startLanguage } from '../shared/language';
import { startRouter } from '../shared/router';
import { App } from './App';

const root = document.getElementById('app');
if (root)
  void startLanguage().then(() => {
    startRouter();
    render(<App />, root);
  });
