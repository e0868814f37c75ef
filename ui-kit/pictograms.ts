/** Pictograms on a 96 grid in two pigments and paper: classes a (deep), b (middle), w (paper), l* (lines). */
export const pictograms = {
  wage: '<rect class="a" x="14" y="22" width="54" height="34" rx="4"/><circle class="w" cx="41" cy="39" r="11"/><path class="la" d="M35.5 33l5.5 6.5 5.5-6.5M41 39.5V47M36.5 42h9"/><path class="b" d="M8 66h17l16 6h17c5 0 5 7 0 7H43l26 1 15-9c5-3 9 3 5 6L69 89H33L25 84H8z"/><circle class="b" cx="74" cy="30" r="11"/><circle class="w" cx="74" cy="30" r="4.5"/>',
  injury:
    '<path class="a" d="M12 54a36 36 0 0 1 72 0z"/><rect class="b" x="6" y="54" width="84" height="10" rx="5"/><path class="b" d="M40 20h16v24H40z"/><rect class="w" x="44.5" y="24" width="7" height="16"/><path class="w" d="M40 28.5h16v7H40z"/><rect class="a" x="30" y="72" width="36" height="16" rx="8" transform="rotate(-14 48 80)"/><path class="lw" d="M43 78l10 4M45 83l6-8"/>',
  family:
    '<path class="a" d="M48 10 10 40h8v46h28L40 70l12-10-8-12 10-10-6-12z"/><path class="b" d="M52 14l34 26h-8v46H54l-5-15 12-11-8-12 9-10-8-13z"/><circle class="w" cx="30" cy="58" r="6"/><path class="w" d="M21 80c0-8 4-12 9-12s9 4 9 12z"/><circle class="w" cx="67" cy="58" r="6"/><path class="w" d="M58 80c0-8 4-12 9-12s9 4 9 12z"/>',
  land: '<circle class="b" cx="70" cy="24" r="12"/><path class="a" d="M4 52c20-12 40-12 88-4v40H4z"/><path class="lw" d="M14 88c6-14 12-24 20-36M38 88c3-14 7-24 12-36M62 88c0-14 2-24 5-35M84 88c-3-13-3-22-2-32"/><path class="a" d="M22 12h4v34h-4z"/><path class="b" d="M26 14h22l-5 7 5 7H26z"/>',
  neighbor:
    '<path class="a" d="M4 44 24 26l20 18v42H4z"/><path class="b" d="M52 44l20-18 20 18v42H52z"/><rect class="w" x="16" y="56" width="14" height="14"/><rect class="w" x="66" y="56" width="14" height="14"/><path class="a" d="M45 6l9 0-5 10 7 0-14 18 4-12-6 0z"/>',
  loan: '<path class="a" d="M20 8h44l14 14v66H20z"/><path class="b" d="M64 8l14 14H64z"/><path class="lw" d="M30 34h36M30 46h36M30 58h18"/><circle class="b" cx="62" cy="70" r="13"/><path class="lw" d="M56 70c0-4 3-6 6-6s6 2 6 6v4M62 69v7"/>',
  elder:
    '<circle class="a" cx="36" cy="18" r="11"/><path class="a" d="M24 34h20c8 0 13 5 14 14l2 12-7 2-5-14v40h-9V64h-3v24h-9V62c-8-2-10-24-3-28z"/><path class="la2" d="M60 50h6M66 46v42"/><circle class="b" cx="74" cy="24" r="9"/><path class="b" d="M64 40c2-4 18-4 20 0l4 22h-6v26H72V62l-8-12z"/>',
  traffic:
    '<path class="a" d="M10 54l9-19c2-4 4-5 8-5h42c4 0 6 1 8 5l9 19c3 1 4 3 4 6v18H6V60c0-3 1-5 4-6z"/><path class="w" d="M21 52l6-13h42l6 13z"/><circle class="b" cx="24" cy="78" r="9"/><circle class="b" cx="72" cy="78" r="9"/><circle class="w" cx="24" cy="78" r="3.5"/><circle class="w" cx="72" cy="78" r="3.5"/><path class="b" d="M48 4l13 20H35z"/>',
  law: '<path class="a" d="M48 22C38 14 24 12 8 12v62c16 0 30 2 40 10z"/><path class="b" d="M48 22c10-8 24-10 40-10v62c-16 0-30 2-40 10z"/><path class="lw" d="M18 30c8 0 14 1 20 4M18 44c8 0 14 1 20 4M78 30c-8 0-14 1-20 4M78 44c-8 0-14 1-20 4"/>',
  aid: '<path class="b" d="M48 84C24 68 10 54 10 36c0-12 8-20 18-20 9 0 16 5 20 13 4-8 11-13 20-13 10 0 18 8 18 20 0 18-14 32-38 48z"/><path class="lw" d="M48 34v30M34 40h28M34 40l-6 13h12zM62 40l-6 13h12zM40 64h16"/>',
  mediate:
    '<circle class="a" cx="22" cy="22" r="11"/><circle class="b" cx="74" cy="22" r="11"/><path class="a" d="M6 56c0-14 7-20 16-20 7 0 12 3 15 8l14 14-8 8-13-9v29H6z"/><path class="b" d="M90 56c0-14-7-20-16-20-7 0-12 3-15 8L46 58l8 8 12-9v29h24z"/>',
  doc: '<path class="a" d="M18 8h40l18 18v62H18z"/><path class="b" d="M58 8l18 18H58z"/><path class="lw" d="M28 38h38M28 50h38M28 62h20"/><path class="b" d="M50 84l4-14 26-26 10 10-26 26z"/>',
  guide:
    '<path class="a" d="M44 6h8v84h-8z"/><path class="b" d="M14 16h58l14 12-14 12H14z"/><path class="a" d="M82 48H26L12 60l14 12h56z"/><path class="lw" d="M26 28h34M38 60h32"/>',
  assistant:
    '<path class="a" d="M16 20h64c6 0 10 4 10 10v34c0 6-4 10-10 10H50L30 90V74H16C10 74 6 70 6 64V30c0-6 4-10 10-10z"/><path class="b" d="M45 6h6v14h-6z"/><circle class="b" cx="48" cy="7" r="6"/><circle class="w" cx="33" cy="42" r="7"/><circle class="w" cx="63" cy="42" r="7"/><path class="lw" d="M34 58h28"/>',
  progress:
    '<rect class="a" x="16" y="10" width="52" height="76" rx="5"/><path class="lw" d="M28 28h28M28 42h28M28 56h14"/><circle class="b" cx="68" cy="66" r="20"/><path class="lw" d="M68 55v12l8 5"/>',
  evaluation:
    '<circle class="a" cx="42" cy="44" r="36"/><circle class="w" cx="30" cy="38" r="5"/><circle class="w" cx="54" cy="38" r="5"/><path class="lw" d="M26 54c6 14 26 14 32 0"/><circle class="b" cx="72" cy="70" r="19"/><path class="lw" d="M63 70l7 7 12-13"/>',
  lawyer:
    '<path class="b" d="M34 22v-8c0-3 2-5 5-5h18c3 0 5 2 5 5v8h-8v-5H42v5z"/><rect class="a" x="8" y="22" width="80" height="62" rx="7"/><path class="lw" d="M8 50h80"/><rect class="b" x="40" y="43" width="16" height="15" rx="3"/>',
  notary:
    '<path class="b" d="M36 8h24c4 0 6 4 5 8l-6 26H37l-6-26c-1-4 1-8 5-8z"/><path class="a" d="M24 42h48c5 0 8 3 8 8v14H16V50c0-5 3-8 8-8z"/><rect class="a" x="12" y="76" width="72" height="11" rx="4"/><path class="lw" d="M28 54h40"/>',
  forensic:
    '<circle class="a" cx="40" cy="40" r="32"/><circle class="w" cx="40" cy="40" r="22"/><path class="b" d="M61 68l7-7 21 21c4 4-3 11-7 7z"/><path class="la" d="M30 34c6-8 16-6 18 2M32 42c4-6 12-4 14 2M36 50c2-3 6-3 8 0"/>',
  'prison-visit':
    '<rect class="a" x="6" y="12" width="84" height="58" rx="6"/><rect class="w" x="15" y="21" width="66" height="40"/><circle class="b" cx="34" cy="36" r="8"/><path class="b" d="M20 61c0-12 6-16 14-16s14 4 14 16z"/><circle class="a" cx="62" cy="36" r="8"/><path class="a" d="M48 61c0-12 6-16 14-16s14 4 14 16z"/><path class="a" d="M40 70h16v10h14v8H26v-8h14z"/>',
  'home-visit':
    '<path class="b" d="M50 12 10 46h10v42h60V46h10z"/><rect class="w" x="52" y="56" width="18" height="32"/><circle class="a" cx="34" cy="52" r="9"/><path class="a" d="M20 88V74c0-8 6-12 14-12s14 4 14 12v14z"/>',
  village:
    '<path class="b" d="M4 52 24 36l20 16v34H4z"/><path class="a" d="M40 44l26-22 26 22v42H40z"/><rect class="w" x="56" y="58" width="18" height="28"/><rect class="w" x="14" y="60" width="14" height="12"/><path class="a" d="M22 10h4v26h-4z"/><path class="b" d="M24 6c10 0 14 8 12 15-6 5-18 5-24 0C10 14 14 6 24 6z"/>',
  enterprise:
    '<rect class="a" x="12" y="12" width="42" height="76" rx="4"/><rect class="b" x="54" y="36" width="32" height="52" rx="4"/><path class="lw" d="M24 28h18M24 42h18M24 56h18M64 50h12M64 62h12"/><rect class="w" x="27" y="70" width="12" height="18"/>',
  volunteer:
    '<path class="b" d="M48 54C32 43 24 35 24 24c0-8 5-13 12-13 6 0 10 3 12 8 2-5 6-8 12-8 7 0 12 5 12 13 0 11-8 19-24 30z"/><path class="a" d="M6 60h16l16 8h16c6 0 6 8 0 8H42l28-1 16-10c5-3 9 4 4 7L70 88H32l-10-6H6z"/>',
  publicity:
    '<path class="a" d="M58 14v56L32 58H16c-5 0-8-3-8-8V36c0-5 3-8 8-8h16z"/><path class="b" d="M22 58h14l6 26c1 4-9 6-11 2z"/><path class="la" d="M68 30c8 6 8 20 0 26M76 20c14 11 14 36 0 46"/>',
  correction:
    '<circle class="b" cx="70" cy="22" r="12"/><path class="a" d="M22 88c0-20 44-16 44-34 0-14-30-10-30-24 0-8 8-14 18-16l2 8c-7 2-10 4-10 8 0 7 32 6 32 24 0 22-42 20-44 34z"/><path class="b" d="M70 88H44c4-8 12-12 24-18l8 18z"/>',
  resettlement:
    '<rect class="b" x="18" y="8" width="52" height="80" rx="4"/><path class="a" d="M18 12c0-3 2-4 5-3l24 9c3 1 5 3 5 6v56c0 5-2 7-6 5l-28-9z"/><circle class="w" cx="44" cy="50" r="4"/><path class="la" d="M62 50h26M78 38l12 12-12 12"/>',
  staff:
    '<rect class="a" x="20" y="20" width="56" height="68" rx="7"/><path class="b" d="M40 8h16v18H40z"/><circle class="w" cx="48" cy="46" r="10"/><path class="w" d="M30 76c0-12 8-17 18-17s18 5 18 17z"/>',
  bodies:
    '<path class="a" d="M48 8c18 0 30 12 30 30 0 20-20 34-30 50-10-16-30-30-30-50C18 20 30 8 48 8z"/><circle class="w" cx="48" cy="38" r="15"/><circle class="b" cx="48" cy="38" r="8"/>',
  groups:
    '<path class="a" d="M12 12h46c5 0 8 3 8 8v24c0 5-3 8-8 8H34L20 66V52h-8c-5 0-8-3-8-8V20c0-5 3-8 8-8z"/><path class="b" d="M72 34h12c5 0 8 3 8 8v24c0 5-3 8-8 8h-4v14L66 74H46c-4 0-7-2-8-6l5-8h17c9 0 14-6 14-14z"/><path class="lw" d="M18 26h34M18 38h22"/>',
  notice:
    '<path class="b" d="M44 6h8v16h-8z"/><rect class="a" x="8" y="18" width="80" height="56" rx="6"/><path class="lw" d="M22 34h52M22 46h52M22 58h28"/><path class="b" d="M26 74h8l-6 16h-8zM62 74h8l6 16h-8z"/>',
  'role-model':
    '<path class="b" d="M26 8h16l10 26-12 8zM70 8H54L44 34l12 8z"/><circle class="a" cx="48" cy="62" r="28"/><path class="w" d="M48 44l5.500 11.500 12.500 1.700-9.200 8.700 2.300 12.500L48 72.300 36.900 78.400l2.300-12.500-9.200-8.700 12.500-1.700z"/>',
  quiz: '<circle class="a" cx="48" cy="48" r="40"/><path class="lw" d="M35 38c0-9 6-14 13-14s13 5 13 12c0 10-13 9-13 20"/><circle class="w" cx="48" cy="70" r="5"/>',
  hotline:
    '<path class="a" d="M22 8h16l8 22-11 9c4 10 12 18 22 22l9-11 22 8v16c0 8-6 12-13 12C40 84 12 56 9 22c0-8 5-14 13-14z"/><path class="la" d="M56 10c16 1 29 14 30 30M56 24c9 1 15 7 16 16"/>',
  person:
    '<circle class="a" cx="38" cy="32" r="17"/><path class="a" d="M8 88c0-24 12-35 30-35s30 11 30 35z"/><path class="b" d="M56 8h28c4 0 6 2 6 6v16c0 4-2 6-6 6H74L64 46V36h-8z"/><path class="lw" d="M62 18h20M62 26h12"/>',
  public:
    '<path class="a" d="M48 6 90 30v6H6v-6z"/><path class="b" d="M14 42h12v32H14zM42 42h12v32H42zM70 42h12v32H70z"/><path class="a" d="M8 78h80v10H8z"/><circle class="w" cx="48" cy="23" r="6"/>',
} as const
export type PictogramName = keyof typeof pictograms
