/** What an author can write in a chapter without importing it. */
import Aside from './Aside.astro';
import Attend from './Attend.astro';
import Check from './Check.astro';
import Cite from './Cite.astro';
import Correction from './Correction.astro';
import Equation from './Equation.astro';
import Fact from './Fact.astro';
import Gradient from './Gradient.astro';
import Heading from './Heading.astro';
import Key from './Key.astro';
import Mistake from './Mistake.astro';
import Needs from './Needs.astro';
import Notes from './Notes.astro';
import Now from './Now.astro';
import Pitfall from './Pitfall.astro';
import Placement from './Placement.astro';
import Query from './Query.astro';
import Say from './Say.astro';
import See from './See.astro';
import Term from './Term.astro';
import Value from './Value.astro';
import Worked from './Worked.astro';

export const authorComponents = {
  h2: Heading,
  Figure: Placement,
  Aside,
  Attend,
  Check,
  Cite,
  Correction,
  Equation,
  Fact,
  Gradient,
  Key,
  Mistake,
  Needs,
  Notes,
  Now,
  Pitfall,
  Query,
  Say,
  See,
  Term,
  Value,
  Worked,
};
