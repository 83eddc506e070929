/** The number of the student at this page, for class codes. It lives as long as the page: school computers are shared. */
export class Student {
  number = $state('');
}

/** One for all questions of the page. */
export const student = new Student();
