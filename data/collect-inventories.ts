/** CEADs inventories (city totals, provincial sectors) → lines of the collection. Please cite Shan et al. 2022 and Guan et al. 2021. */
import { parseCsv } from './csv-file.ts';

export const cityFile = 'ceads_city_mtco2.csv';
export const sectorFile = 'ceads_shandong_sector_mtco2.csv';

const columns = 'region,indicator,year,value,unit,source,url,confidence,note';
const url = 'github:Open-Earth-Foundation/OpenClimate harmonize/data/raw/';
const citySource = '"CEADs city inventory (Shan et al. 2022, Sci. Bull. 67:1910)"';
const sectorSource = '"CEADs provincial sectoral inventory (Guan et al. 2021; Shan et al. 2018, 2020)"';

/** 100 t: the precision at which the other collected files print these inventories. */
const rounded = (text: string | undefined): string => String(Number(Number(text).toFixed(4)));

/** Liaocheng's and Shandong's own rows; other cities are left where they are. */
export function inventoryLines(cities: string, sectors: string): string {
  const city = parseCsv(cities)
    .filter((row) => row['city'] === '山东聊城')
    .map(
      (row) =>
        `Liaocheng,CO2 scope 1 total,${row['year']},${rounded(row['mtco2'])},MtCO2,${citySource},${url}CEADS_china_cities,medium,apparent jumps between vintages; 2010-14 and 2018 missing`,
    );
  const province = parseCsv(sectors).flatMap((row) =>
    Object.keys(row)
      .filter((name) => name !== 'year')
      .map((name) => {
        const indicator = name === 'total' ? 'CO2 scope 1 total' : `CO2 ${name}`;
        return `Shandong,${indicator},${row['year']},${rounded(row[name])},MtCO2,${sectorSource},${url}CEADS_china_provinces,medium,`;
      }),
  );
  return `${[columns, ...city, ...province].join('\n')}\n`;
}
