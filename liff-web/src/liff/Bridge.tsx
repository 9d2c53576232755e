/** The district is called "high bridge". */
export function Bridge() {
  return (
    <svg class="hero-bridge" viewBox="0 0 400 130" preserveAspectRatio="xMidYMax meet" aria-hidden="true">
      <path d="M-20 118C70 10 330 10 420 118M-2000 84H2400M50 84V63M95 84V45M140 84V37M200 84V33M260 84V37M305 84V45M350 84V63M-20 140C70 52 330 52 420 140" />
    </svg>
  );
}
