import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';

if (existsSync('../openapi.yaml'))
  execFileSync('npx', ['openapi-typescript', '../openapi.yaml', '-o', 'src/shared/api.gen.ts'], { stdio: 'inherit' });
else copyFileSync('build/api.temp.ts', 'src/shared/api.gen.ts');
