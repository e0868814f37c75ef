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
} as const
export type PictogramName = keyof typeof pictograms
