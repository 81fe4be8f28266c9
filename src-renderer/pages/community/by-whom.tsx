import type { CatalogueModel } from '@shared/api/contract'
import { useWords } from '../../text/words'

/** `by Li Wen`, `by a member` for whoever has no nickname, `yours`. */
export function ByWhom({ of: { by, own } }: { readonly of: Pick<CatalogueModel, 'by' | 'own'> }) {
  const { t } = useWords()
  if (own) return t('community.own')
  return by === null ? t('community.bySomeone') : t('community.by', { name: by })
}
