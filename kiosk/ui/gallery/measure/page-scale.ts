const TAP_MIN = 88

/** CSS pixels of one `--px`: one pixel of a 1080-pixel short side, with the physical scale of the screen. */
export function pxOfPage(): number {
  const probe = document.createElement('div')
  probe.style.cssText = 'position:fixed;visibility:hidden;inline-size:0;block-size:0;width:var(--tap-min)'
  document.body.append(probe)
  const { width } = probe.getBoundingClientRect()
  probe.remove()
  return width / TAP_MIN || 1
}
