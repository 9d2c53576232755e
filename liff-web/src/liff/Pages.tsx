import { useEffect } from 'preact/hooks';
import { later } from '../shared/later';
import type { Line } from '../shared/line';
import { manualOf } from '../shared/ManualLink';
import { ProblemNote } from '../shared/ProblemNote';
import { Problem } from '../shared/problem';
import { match, useAddress, useArrival } from '../shared/router';
import { CasePage } from './cases/CasePage';
import { CasesPage } from './cases/CasesPage';
import { Enter } from './Enter';
import { Home } from './Home';
import { Details } from './report/Details';
import { PlaceStep } from './report/PlaceStep';
import { Review } from './report/Review';
import { Sent } from './report/Sent';
import { Tiles } from './report/Tiles';
import { t } from './text';

const CommunityPage = later(() => import('./community/CommunityPage').then((m) => m.CommunityPage));
const CheckInPage = later(() => import('./courses/CheckInPage').then((m) => m.CheckInPage));
const CoursePage = later(() => import('./courses/CoursePage').then((m) => m.CoursePage));
const CoursesPage = later(() => import('./courses/CoursesPage').then((m) => m.CoursesPage));
const InboxPage = later(() => import('./inbox/InboxPage').then((m) => m.InboxPage));
const MyDataPage = later(() => import('./me/MyDataPage').then((m) => m.MyDataPage));
const NewsPage = later(() => import('./news/NewsPage').then((m) => m.NewsPage));
const CourseResultPage = later(() => import('./courseResult/CourseResultPage').then((m) => m.CourseResultPage));
const DraftPage = later(() => import('./network/DraftPage').then((m) => m.DraftPage));
const GroupPage = later(() => import('./network/GroupPage').then((m) => m.GroupPage));
const SlipPage = later(() => import('./slip/SlipPage').then((m) => m.SlipPage));
const SurveyPage = later(() => import('./surveys/SurveyPage').then((m) => m.SurveyPage));
const SurveysPage = later(() => import('./surveys/SurveysPage').then((m) => m.SurveysPage));
const TestsPage = later(() => import('./tests/TestsPage').then((m) => m.TestsPage));

export function Pages({ line }: { line: Line }) {
  const { pathname, search } = useAddress();
  useArrival(pathname, t.title);
  if (pathname.startsWith('/liff/staff/')) return <Enter to={pathname.slice('/liff'.length) + search} />;
  return page(pathname, line);
}

function page(pathname: string, line: Line) {
  if (match('/liff', pathname)) return <Home />;
  if (match('/liff/enter', pathname)) return <Enter />;
  if (match('/liff/manual', pathname)) return <Manual />;
  if (match('/liff/report', pathname)) return <Tiles />;
  if (match('/liff/cases', pathname)) return <CasesPage />;
  if (match('/liff/inbox', pathname)) return <InboxPage />;
  if (match('/liff/me', pathname)) return <MyDataPage line={line} />;
  if (match('/liff/community', pathname)) return <CommunityPage />;
  if (match('/liff/news', pathname) || match('/liff/news/:id', pathname)) return <NewsPage />;
  const slip = match('/liff/cases/:id/slip', pathname);
  if (slip?.id) return <SlipPage id={slip.id} key={slip.id} />;
  const one = match('/liff/cases/:id', pathname);
  if (one?.id) return <CasePage id={one.id} key={one.id} />;
  const sent = match('/liff/draft/:id', pathname) ?? match('/liff/g/:token/draft/:id', pathname);
  if (sent?.id) return <DraftPage id={sent.id} token={sent.token} key={sent.id} />;
  const group = match('/liff/g/:token/:purpose', pathname);
  if (group?.token) return <GroupPage token={group.token} key={group.token} />;
  if (match('/liff/courses', pathname)) return <CoursesPage />;
  const scanned = match('/liff/courses/check-in/:token', pathname);
  if (scanned?.token) return <CheckInPage token={scanned.token} key={scanned.token} />;
  const course = match('/liff/courses/:id', pathname);
  if (course?.id) return <CoursePage id={course.id} key={course.id} />;
  if (match('/liff/surveys', pathname)) return <SurveysPage />;
  const survey = match('/liff/surveys/:id', pathname);
  if (survey?.id) return <SurveyPage id={survey.id} owner={line.owner()} key={survey.id} />;
  const tests = match('/liff/courses/:id/tests', pathname);
  if (tests?.id) return <TestsPage course={tests.id} owner={line.owner()} key={tests.id} />;
  const result = match('/liff/courses/:id/result', pathname);
  if (result?.id) return <CourseResultPage id={result.id} key={result.id} />;
  const report = match('/liff/report/:category', pathname);
  if (report?.category) return <Details code={report.category} key={report.category} />;
  const step = match('/liff/report/:category/:step', pathname);
  if (step?.step === 'place') return <PlaceStep code={step.category ?? ''} />;
  if (step?.step === 'review') return <Review code={step.category ?? ''} line={line} />;
  if (step?.step === 'sent') return <Sent line={line} />;
  return <ProblemNote problem={new Problem('not_found', t.missing)} />;
}

/** Links in a chat open pages below LIFF's address only; the manuals are beside it. */
function Manual() {
  useEffect(() => location.replace(manualOf('resident')), []);
  return <div class="page" aria-busy="true" />;
}
