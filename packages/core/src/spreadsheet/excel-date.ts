/** Day numbers of spreadsheets → `2024-12-31`. Day 1 is 1900-01-01; day 60 is the 29 February 1900 that never was. */
export function excelDate(serial: number, from1904: boolean): string {
  const day = Math.floor(serial) + (from1904 ? 1462 : 0);
  // Days since 1970-01-01; after the day that never was there is one less.
  const days = day - 25_569 + (day < 60 ? 1 : 0);
  return civil(days);
}

/** Proleptic Gregorian calendar by eras of 400 years (Hinnant, "chrono-compatible low-level date algorithms"). */
function civil(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');
}
