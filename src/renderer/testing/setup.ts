import { configure } from '@testing-library/react';

// The default of one second is short for a busy machine. Unit: milliseconds.
configure({ asyncUtilTimeout: 10_000 });
