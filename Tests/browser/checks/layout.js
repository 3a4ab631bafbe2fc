// What a rule that reads no colour can see of the page's style: where everything lies and whether it shows.
() => {
  let sum = 0;
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect();
    const text = `${box.x} ${box.y + scrollY} ${box.width} ${box.height} ${element.checkVisibility({ visibilityProperty: true })}`;
    for (let index = 0; index < text.length; index++) sum = (Math.imul(sum, 31) + text.charCodeAt(index)) | 0;
  }
  return sum;
}
