import type { ReactNode } from 'react';

/** Line icons of one weight on a 20 × 20 grid. They say nothing: their button has the name. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

/** Bamboo slips bound side by side. */
export function OutlineIcon() {
  return (
    <Icon>
      <path d="M4 3.5v13M8 3.5v13M12 3.5v13M16 3.5v13M2.5 7.5h15M2.5 12.5h15" />
    </Icon>
  );
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="9" cy="9" r="5.25" />
      <path d="m13 13 3.75 3.75" />
    </Icon>
  );
}

export function BookmarkIcon() {
  return (
    <Icon>
      <path d="M5.75 3.25h8.5v13.5L10 13.5l-4.25 3.25z" />
    </Icon>
  );
}

export function PrintIcon() {
  return (
    <Icon>
      <path d="M6 7V3.25h8V7M6 14H3.25V7h13.5v7H14" />
      <path d="M6 11.75h8v5H6z" />
    </Icon>
  );
}

/** Latin letters, as every reading program has them. */
export function TypeIcon() {
  return (
    <Icon>
      <path d="m2.25 15.5 4-11h.5l4 11M3.75 11.75h5.5" />
      <path d="M17.25 10v5.5M17.25 12.75a2.4 2.75 0 1 1-4.8 0 2.4 2.75 0 0 1 4.8 0z" />
    </Icon>
  );
}

export function CommandIcon() {
  return (
    <Icon>
      <rect x="2.75" y="4.25" width="14.5" height="11.5" rx="2" />
      <path d="m6 8 2.25 2L6 12M10.5 12.25H14" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="m5 5 10 10M15 5 5 15" />
    </Icon>
  );
}

export function ChevronIcon() {
  return (
    <Icon>
      <path d="m8 5.5 4.5 4.5L8 14.5" />
    </Icon>
  );
}

export function MinusIcon() {
  return (
    <Icon>
      <path d="M4.5 10h11" />
    </Icon>
  );
}

export function PlusIcon() {
  return (
    <Icon>
      <path d="M4.5 10h11M10 4.5v11" />
    </Icon>
  );
}
