import { useState } from 'preact/hooks';
import { Icon } from './Icon';
import { MapView } from './MapView';
import { findPosition, type Position, type PositionFailure } from './position';
import { s } from './text';
import type { Point } from './types';

type Props = {
  point: (Point & { accuracy?: number | undefined }) | undefined;
  onPoint: (point: Point & { accuracy?: number }) => void;
  onFailure?: (failure: PositionFailure) => void;
};

const ROUGH = 100;

export function PointPicker({ point, onPoint, onFailure }: Props) {
  const [map, setMap] = useState(false);
  const [finding, setFinding] = useState(false);
  const [failure, setFailure] = useState<PositionFailure>();

  const find = async () => {
    setFinding(true);
    setFailure(undefined);
    try {
      const found: Position = await findPosition();
      onPoint(found);
    } catch (error) {
      const reason = error instanceof Error && error.message === 'refused' ? 'refused' : 'unavailable';
      setFailure(reason);
      onFailure?.(reason);
    } finally {
      setFinding(false);
    }
  };

  const pin = (placed: Point) => {
    setFailure(undefined);
    onPoint(placed);
  };

  return (
    <div class="point">
      <div class="pair">
        <button type="button" class="button" onClick={find} aria-disabled={finding}>
          <Icon name="target" /> {finding ? s.place.finding : s.place.gps}
        </button>
        <button type="button" class="button" aria-expanded={map} onClick={() => setMap(true)}>
          <Icon name="pin" /> {s.place.map}
        </button>
      </div>
      <p class="small" role="status">
        {failure && s.place[failure]}
        {!failure && point?.accuracy !== undefined && s.place.found(point.accuracy)}
        {!failure && point?.accuracy !== undefined && point.accuracy > ROUGH && ` ${s.place.rough}`}
        {!failure && point && point.accuracy === undefined && s.place.pinned}
      </p>
      {map && <MapView point={point} onPoint={pin} />}
    </div>
  );
}
