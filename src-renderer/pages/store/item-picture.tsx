import type { ShopItem } from '@shared/ipc/shop'
import { CodeIcon, ParcelIcon, StoreIcon, type Icon } from '../../ui/icons'
import styles from './store.module.css'

const icons: Readonly<Record<ShopItem['kind'], Icon>> = {
  code: CodeIcon,
  physical: ParcelIcon,
  digital: StoreIcon,
}

type Props = { readonly item: Pick<ShopItem, 'kind' | 'picture'>; readonly small?: boolean }

/** The operator's own picture where it came with the item; the icon of its kind otherwise. Nothing is fetched. */
export function ItemPicture({ item, small = false }: Props) {
  if (item.picture?.startsWith('data:image/') === true) {
    return <img className={styles['image']} src={item.picture} alt="" />
  }
  const Mark = icons[item.kind]
  return <Mark size={small ? 20 : 48} stroke={small ? 1.6 : 1.1} aria-hidden />
}
